import type { Channel, ChannelKind, ChannelView } from '@/api/push'
import type { Language } from '@/app/i18n'

export const kinds: ChannelKind[] = ['wecom', 'feishu', 'dingtalk', 'email', 'webhook']

/** weekdays are numbered as the server does: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** newChannel is what the form begins with. */
export function newChannel(language: Language): Channel {
  return {
    id: '',
    name: '',
    kind: 'wecom',
    url: '',
    secret: '',
    server: '',
    security: 'tls',
    user: '',
    from: '',
    to: [],
    lang: language === 'en' ? 'en' : 'zh',
    enabled: true,
    at: '08:30',
    weekdays: [],
  }
}

/** editable is a channel as the form shows it: what is secret stays as it is unless it is typed again. */
export function editable({ id, name, kind, server, security, user, from, to, lang, enabled, at, weekdays }: ChannelView): Channel {
  return { id, name, kind, url: '', secret: '', server, security: security || 'tls', user, from, to, lang, enabled, at, weekdays }
}

/** written is a channel as it is sent: only what its kind has. */
export function written(channel: Channel): Channel {
  const { id, name, kind, lang, enabled, at, weekdays } = channel
  const common = { id, name: name.trim(), kind, lang, enabled, at, weekdays: weekdays ?? [] }
  if (kind !== 'email') return { ...common, url: channel.url, secret: channel.secret }
  const { secret, server, security, user, from, to } = channel
  return { ...common, secret, server, security, user, from, to: (to ?? []).filter((address) => address !== '') }
}

/** addresses reads a list of mail addresses as people type it. */
export function addresses(text: string): string[] {
  return text
    .split(/[\s,;，；、]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '')
}

/** newSecret makes a signing secret of the Standard Webhooks form. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `whsec_${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}
