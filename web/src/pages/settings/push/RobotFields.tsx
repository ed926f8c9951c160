import { Button, Input } from 'antd'

import type { Channel, ChannelView } from '@/api/push'
import { useT } from '@/app/i18n'

import { newSecret } from './channel'

interface Props {
  channel: Channel
  before?: ChannelView
  onChange: (part: Partial<Channel>) => void
}

/** RobotFields are the address and the secret of a robot or webhook. What is there already is not shown. */
export function RobotFields({ channel, before, onChange }: Props) {
  const t = useT()
  const same = before?.kind === channel.kind
  return (
    <>
      <div className="form-field">
        <label htmlFor="push-url">{t('settings.push.url')}</label>
        <Input
          id="push-url"
          type="url"
          inputMode="url"
          autoComplete="off"
          value={channel.url}
          placeholder={same ? t('settings.push.keep', { what: before.address }) : 'https://'}
          onChange={(event) => onChange({ url: event.target.value })}
        />
      </div>
      {channel.kind !== 'wecom' && (
        <div className="form-field">
          <label htmlFor="push-secret">{t(channel.kind === 'webhook' ? 'settings.push.secret' : 'settings.push.secret.optional')}</label>
          <span className="pair">
            <Input
              id="push-secret"
              autoComplete="off"
              spellCheck={false}
              value={channel.secret}
              placeholder={same && before.has_secret ? t('settings.push.keep', { what: '••••••' }) : undefined}
              onChange={(event) => onChange({ secret: event.target.value })}
            />
            {channel.kind === 'webhook' && <Button onClick={() => onChange({ secret: newSecret() })}>{t('settings.push.generate')}</Button>}
          </span>
          {same && before.has_secret && <span className="muted form-help">{t('settings.push.moved')}</span>}
        </div>
      )}
    </>
  )
}
