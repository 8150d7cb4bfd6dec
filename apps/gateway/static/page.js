/** Runs in the browser: GraphiQL over this gateway, as the person of the session. No token ever comes here. */
const assets = '/graphql/assets'
const sessionHeader = { 'x-tongban-session': '1' }

self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => `${assets}/${{ json: 'json', graphql: 'graphql' }[label] ?? 'editor'}.worker.js`,
}

async function askGraph({ query, variables, operationName }, options) {
  // Just after another tab was opened GraphiQL still names the operation of the one before.
  const named = [...query.matchAll(/\b(?:query|mutation)\s+(\w+)/g)].map(([, name]) => name)
  const params = { query, variables, operationName: named.includes(operationName) ? operationName : undefined }
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...options?.headers, ...sessionHeader }
  const response = await fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(params) })
  return response.json()
}

/** Each example begins with a line of `#` stars; variables stand in a comment `# variables: {…}`. */
function tabsOf(text) {
  return text.split(/^# \*{3,}.*$/m).map((part) => part.trim()).filter(Boolean).map((part) => {
    const variables = part.match(/^# variables: (.*)$/m)?.[1]
    return { query: `${part.replace(/^# variables: .*\n?/m, '').trim()}\n`, variables: variables && JSON.stringify(JSON.parse(variables), null, 2) }
  })
}

/** GraphiQL wants to be told which tab is open: without it an empty one joins those it kept, and the first has no variables. */
function openTab(defaults) {
  const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState')) ?? { tabs: defaults, activeTabIndex: 0 }
  const { query, variables } = tabs[activeTabIndex] ?? {}
  return { query: query ?? undefined, variables: variables ?? undefined }
}

async function showWho() {
  const { subject } = await (await fetch('/session', { credentials: 'same-origin' })).json()
  document.getElementById('who').textContent = subject ? `${subject}` : 'Not logged in · 未登录'
  document.getElementById('login').hidden = Boolean(subject)
  document.getElementById('logout').hidden = !subject
}

async function logout() {
  await fetch('/session/logout', { method: 'POST', credentials: 'same-origin', headers: sessionHeader })
  await showWho()
}

function load(src) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src, onload: resolve, onerror: () => reject(new Error(`cannot load ${src}`)) })
    document.head.append(script)
  })
}

document.getElementById('logout').addEventListener('click', () => void logout())
const [examples] = await Promise.all([fetch(`${assets}/examples.graphql`).then((response) => response.text()), load(`${assets}/graphiql.js`), showWho()])
const defaultTabs = tabsOf(examples)
self.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('graph'), {
  title: 'GraphiQL',
  ...openTab(defaultTabs),
  logo: '<span></span>',
  fetcher: askGraph,
  defaultTabs,
  shouldPersistHeaders: false,
})
