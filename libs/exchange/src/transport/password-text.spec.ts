import { passwordIn } from './password-text.js'

test('one newline at the end of a password\'s file is none of the password\'s; all else is', () => {
  expect(['s3cret', 's3cret\n', 's3cret\r\n', 's3cret\n\n', ' s3cret \n'].map(passwordIn)).toEqual(['s3cret', 's3cret', 's3cret', 's3cret\n', ' s3cret '])
})
