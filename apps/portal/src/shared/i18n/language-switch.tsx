import { setLanguage, useLanguage } from './language.js'

/** To the other language, named in that language. */
export function LanguageSwitch() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>{other === 'zh' ? '中文' : 'English'}</button>
}
