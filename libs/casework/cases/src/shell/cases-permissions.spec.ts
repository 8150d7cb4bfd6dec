import { randomUUID } from 'node:crypto'
import { caseActs } from '../core/transitions.js'
import { acting, done, openOffice, receiving, staff, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())

test.each(caseActs)('%s on another centre\'s case answers as on one that does not exist', async (name) => {
  const theirs = await takeAsFarAs(open, 'acceptCase', 'hzxg')
  const nobodys = randomUUID()
  for (const centreId of ['hzcg', 'hzxg']) {
    expect(await open.acts.run(name, acting(theirs, { centreId }), staff('clerk'))).toEqual({ refused: 'no-such-case', params: { case: theirs } })
    expect(await open.acts.run(name, acting(nobodys, { centreId }), staff('clerk'))).toEqual({ refused: 'no-such-case', params: { case: nobodys } })
  }
})

test('the command id of another centre is as good as new', async () => {
  const theirs = await takeAsFarAs(open, 'acceptCase', 'hzxg')
  const { commandId } = acting(theirs)
  done(await open.acts.run('handleCase', acting(theirs, { centreId: 'hzxg', commandId }), staff('handler', 'hzxg')))
  expect(await open.acts.run('handleCase', acting(theirs, { centreId: 'hzxg', commandId }), staff('handler'))).toEqual({ refused: 'no-such-case', params: { case: theirs } })
  const ours = await takeAsFarAs(open, 'acceptCase')
  done(await open.acts.run('handleCase', acting(ours, { commandId }), staff('handler')))
})

test('an application is received by the centre\'s own staff', async () => {
  expect(await open.applications.receive(receiving({ centreId: 'hzxg' }), staff('clerk'))).toEqual({ refused: 'not-your-centre', params: { centre: 'hzxg' } })
})

test('a token that names the centre is not enough: the officer must hold a post there', async () => {
  expect(await open.applications.receive(receiving({ centreId: 'hzxg' }), { subject: 'hzcg.clerk', centres: ['hzcg', 'hzxg'] }))
    .toEqual({ refused: 'not-your-stage', params: { stage: 'acceptance', centre: 'hzxg', on: '2015-06-30' } })
})

test('without a tenant and as another centre, SQL shows no row of any table', async () => {
  await takeAsFarAs(open, 'acceptCase', 'hzxg')
  for (const table of ['case_file', 'case_party', 'case_step', 'case_number_block'])
    for (const centres of [[], ['thws']]) expect((await open.db.app.inTenant(centres, (tx) => tx.query({ text: `select from ${table}` }))).rowCount).toBe(0)
})
