import { progressAddress } from './kept-receipt.js'

test('the code on a receipt opens the progress of its number', () => {
  expect(progressAddress('http://127.0.0.1:4000', '44010500101-20150630-000017-1', 'AB12-CD34-EF56-GH78'))
    .toBe('http://127.0.0.1:4000/progress?number=44010500101-20150630-000017-1&code=AB12-CD34-EF56-GH78')
})
