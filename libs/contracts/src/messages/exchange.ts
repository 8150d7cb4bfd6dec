import type { MessageCatalogue } from './catalogue.js'

/** What the exchange's commands refuse. */
export const exchangeMessages = {
  'nothing-to-reconcile': {
    type: 'NothingToReconcile',
    zh: '“{folder}”中没有任何部署的配置，请先用“npm start”启动，或用 TONGBAN_DATA 指明数据目录。',
    en: 'There is no configuration of a deployment in "{folder}"; start Tongban first ("npm start"), or name its data folder in TONGBAN_DATA.',
    description: 'No deployment was found to compare. Start one, or name the data folder it runs from.',
  },
} as const satisfies MessageCatalogue
