/** Runs in the browser: GraphiQL over this gateway, as the person of the session. No token ever comes here. */
const assets = '/graphql/assets'
const sessionHeader = { 'x-tongban-session': '1' }

self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => `${assets}/${{ json: 'json', graphql: 'graphql' }[label] ?? 'editor'}.worker.js`,
}

async function askGraph(params, options) {
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

/** GraphiQL opens an empty tab beside those it kept unless it is told which one was open. */
function tabLeftOpen() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'))
    const { query, variables } = tabs[activeTabIndex]
    return { query: query ?? undefined, variables: variables ?? undefined }
  } catch {
    return {}
  }
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
self.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('graph'), {
  title: 'GraphiQL',
  ...tabLeftOpen(),
  logo: '<span></span>',
  fetcher: askGraph,
  defaultTabs: tabsOf(examples),
  shouldPersistHeaders: false,
})
