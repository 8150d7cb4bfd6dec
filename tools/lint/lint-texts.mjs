/** Reads [{ filePath, code }] from standard input and prints each one's messages as JSON, by the workspace's own configuration. */
import { ESLint } from 'eslint'

let text = ''
for await (const chunk of process.stdin) text += chunk
const eslint = new ESLint()
const results = []
for (const { filePath, code } of JSON.parse(text)) {
  const [result] = await eslint.lintText(code, { filePath })
  results.push(result?.messages.map(({ ruleId, message }) => ({ ruleId, message })) ?? [])
}
console.log(JSON.stringify(results))
