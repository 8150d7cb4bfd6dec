import { defineMessages } from '../../shared/i18n/messages.js'

export const messages = defineMessages({
  title: '政务服务',
  intro: '市、区、街道政务服务中心联网办理。在任一窗口提交，各部门依次审批，您不必来回跑。',
}, {
  title: 'Government services',
  intro: 'The service centres of city, districts and streets work as one: hand in at any counter, and the departments pass it on among themselves.',
})
