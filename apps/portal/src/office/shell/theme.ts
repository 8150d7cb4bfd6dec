import type { ThemeConfig } from 'antd'

/** antd in the portal's colours; sizes in which a finger finds a button. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b4da2',
    colorLink: '#0b4da2',
    colorText: '#14181f',
    colorTextSecondary: '#4a5361',
    colorTextTertiary: '#5b6472',
    colorTextPlaceholder: '#667080',
    colorBorder: '#8a93a0',
    colorBorderSecondary: '#d9dde3',
    colorError: '#b01020',
    colorSuccess: '#14713d',
    colorWarning: '#8a5300',
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 40,
    fontFamily: 'var(--font)',
    motion: false,
  },
}
