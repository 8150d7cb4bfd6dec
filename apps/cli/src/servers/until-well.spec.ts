import { untilWell } from './until-well.js'

const saying = (...words: (string | undefined)[]) => async (): Promise<string | undefined> => (words.length > 1 ? words.shift() : words[0])

test('a health page that says 503 once, with all clients coming at the same moment, is asked again', async () => {
  expect(await untilWell(saying('its health page says 503', 'its health page says 503', undefined), 5_000, 1)).toBeUndefined()
})

test('what ails it until patience ends is told', async () => {
  expect(await untilWell(saying('the realm tongban is not there'), 20, 1)).toBe('the realm tongban is not there')
})
