import type { MessageCatalogue } from './catalogue.js'

export const identityMessages = {
  'not-signed-in': {
    type: 'NotSignedIn',
    zh: '此操作需要登录，请先登录。',
    en: 'This needs a person who is logged in; log in and send it again.',
    description: 'No token came with the request. Log in and send the access token as a bearer token.',
  },
  'token-refused': {
    type: 'TokenRefused',
    zh: '登录凭证无效或已过期，请重新登录。',
    en: 'The access token is not valid or has expired; log in again.',
    description: 'The token is expired, forged, for another service or no access token. Log in again; which of these it was is told to nobody.',
  },
  'issuer-away': {
    type: 'IssuerAway',
    zh: '身份认证服务暂时无法连接，请稍后再试。',
    en: 'The login service cannot be reached, so the token cannot be checked; try again in a moment.',
    description: 'The keys of the issuer could not be fetched. Nothing was decided; repeat the same command later.',
  },
  'wrong-password': {
    type: 'WrongPassword',
    zh: '用户名或密码不正确。',
    en: 'The user name or the password is not right.',
    description: 'The login failed. Whether the name exists is told to nobody.',
  },
} as const satisfies MessageCatalogue
