export type PageLanguage = 'zh' | 'en'

/** The words of the pages. Sentences of refusals come from the catalogue of messages. */
export const words = {
  zh: {
    lang: 'zh-CN', title: '登录', product: '通办', tagline: '市、区、街三级政务服务协同平台', username: '用户名', password: '密码', submit: '登录',
    other: 'English', hint: '请使用所在政务服务中心的账号登录。',
    logout: '要退出登录吗？', logoutYes: '退出登录', loggedOut: '您已退出登录，可以关闭此页面。', expired: '此登录页已失效，请回到原来的页面重新登录。', failed: '登录未能完成，请回到原来的页面重试。',
  },
  en: {
    lang: 'en', title: 'Log in', product: 'Tongban', tagline: 'Services of city, district and street, as one', username: 'User name', password: 'Password', submit: 'Log in',
    other: '中文', hint: 'Use the account of your service centre.',
    logout: 'Do you want to log out?', logoutYes: 'Log out', loggedOut: 'You are logged out and may close this page.', expired: 'This login page is no longer valid. Go back to where you came from and log in again.', failed: 'The login could not be finished. Go back to where you came from and try again.',
  },
} as const

/** The language of a page: what was asked for (`?lang=`, `ui_locales`, then `Accept-Language`), Chinese when nothing is known. */
export function languageOf(...asked: (string | undefined)[]): PageLanguage {
  const first = asked.find((text) => text && /\b(zh|en)\b/i.test(text))
  return first && /^[^,]*?\b(zh|en)/i.exec(first)?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh'
}
