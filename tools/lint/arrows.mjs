/** The import arrows: who may import whom. A project reads only from what stands in its row; domains beside each other exchange messages instead. */
const plumbing = ['kernel', 'contracts', 'database', 'directory']
const shells = [...plumbing, 'exchange', 'identity', 'service']

export const arrows = {
  'libs/kernel': [],
  'libs/contracts': ['kernel'],
  'libs/database': ['kernel', 'contracts'],
  'libs/directory': ['kernel', 'contracts', 'database'],
  'libs/exchange': plumbing,
  'libs/identity': plumbing,
  'libs/service': [...plumbing, 'identity'],
  'libs/testing': plumbing,
  'libs/standards/catalogue': shells,
  'libs/standards/implementation-lists': shells,
  'libs/standards/blueprints': [...shells, 'catalogue'],
  'libs/joint/approvals': [...shells, 'blueprints', 'catalogue', 'implementation-lists'],
  'libs/casework/counter': shells,
  'libs/casework/cases': [...shells, 'counter', 'blueprints', 'catalogue', 'implementation-lists'],
  'libs/casework/submissions': [...shells, 'counter', 'blueprints'],
  'libs/oversight/ledger': [...shells, 'catalogue', 'implementation-lists'],
  'apps/city-office': [...shells, 'blueprints', 'catalogue', 'implementation-lists', 'cases', 'ledger'],
  'apps/centre': [...shells, 'blueprints', 'catalogue', 'implementation-lists', 'counter', 'cases', 'submissions', 'ledger'],
  'apps/coordination': [...shells, 'blueprints', 'implementation-lists', 'approvals'],
  'apps/portal': ['contracts'],
  'apps/gateway': ['kernel', 'contracts', 'identity', 'service'],
  'apps/cli': [...shells, 'approvals', 'blueprints', 'catalogue', 'implementation-lists', 'cases', 'submissions', 'ledger'],
}

export const packages = Object.keys(arrows).map((folder) => folder.split('/').at(-1))
