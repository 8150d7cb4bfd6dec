export const TOPIC = 'tb.hz.events'
export const CENTRES = ['hz', 'hzcg', 'hzxg', 'hzbj'] as const
