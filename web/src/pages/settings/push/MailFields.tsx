import { Input, Select } from 'antd'
import { useState } from 'react'

import type { Channel, ChannelView } from '@/api/push'
import { useT } from '@/app/i18n'

import { addresses } from './channel'

interface Props {
  channel: Channel
  before?: ChannelView
  onChange: (part: Partial<Channel>) => void
}

/** MailFields are the mail server, the mailbox that writes and those who read. */
export function MailFields({ channel, before, onChange }: Props) {
  const t = useT()
  const [readers, setReaders] = useState((channel.to ?? []).join(', '))
  const kept = before?.kind === 'email' && before.has_secret
  return (
    <div className="form-grid">
      <div className="form-field">
        <label htmlFor="push-server">{t('settings.push.server')}</label>
        <Input
          id="push-server"
          autoComplete="off"
          spellCheck={false}
          value={channel.server}
          placeholder="smtp.example.com:465"
          onChange={(event) => onChange({ server: event.target.value })}
        />
      </div>
      <div className="form-field">
        <label htmlFor="push-security">{t('settings.push.security')}</label>
        <Select
          id="push-security"
          value={channel.security}
          onChange={(security) => onChange({ security })}
          options={(['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: t(`settings.push.security.${value}`) }))}
        />
      </div>
      <div className="form-field">
        <label htmlFor="push-user">{t('settings.push.user')}</label>
        <Input
          id="push-user"
          autoComplete="off"
          spellCheck={false}
          value={channel.user}
          onChange={(event) => onChange({ user: event.target.value })}
        />
      </div>
      <div className="form-field">
        <label htmlFor="push-password">{t('settings.push.password')}</label>
        <Input.Password
          id="push-password"
          autoComplete="new-password"
          value={channel.secret}
          placeholder={kept ? t('settings.push.keep', { what: '••••••' }) : undefined}
          onChange={(event) => onChange({ secret: event.target.value })}
        />
      </div>
      <div className="form-field">
        <label htmlFor="push-from">{t('settings.push.from')}</label>
        <Input id="push-from" value={channel.from} placeholder={channel.user} onChange={(event) => onChange({ from: event.target.value })} />
      </div>
      <div className="form-field">
        <label htmlFor="push-to">{t('settings.push.to')}</label>
        <Input
          id="push-to"
          value={readers}
          placeholder="boss@example.com, finance@example.com"
          onChange={(event) => {
            setReaders(event.target.value)
            onChange({ to: addresses(event.target.value) })
          }}
        />
      </div>
    </div>
  )
}
