import { MemoryStore } from './memory-store.js'

test('the end of a grant takes its tokens, and leaves the login with which somebody else takes over in the same browser', async () => {
  const [tokens, codes, logins] = [new MemoryStore('AccessToken'), new MemoryStore('AuthorizationCode'), new MemoryStore('Interaction')]
  for (const [store, id] of [[tokens, 't'], [codes, 'c'], [logins, 'l']] as const) await store.upsert(id, { grantId: 'g' }, 60)
  await tokens.upsert('other', { grantId: 'h' }, 60)
  await tokens.revokeByGrantId('g')
  expect([await tokens.find('t'), await tokens.find('other'), await codes.find('c'), await logins.find('l')]).toEqual([undefined, { grantId: 'h' }, { grantId: 'g' }, { grantId: 'g' }])
})
