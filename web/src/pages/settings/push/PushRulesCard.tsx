import { App, Button, Card, Input, Switch } from 'antd'
import { useState } from 'react'

import { usePushSettings, useSavePushSettings, type PushSettings } from '@/api/push'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

/** PushRulesCard is what holds for all channels: quiet hours, and whether private addresses may be called. */
export function PushRulesCard() {
  const t = useT()
  const { message, modal } = App.useApp()
  const settings = usePushSettings()
  const save = useSavePushSettings()
  const [edited, setEdited] = useState<PushSettings>()
  if (settings.error) return <ErrorNotice error={settings.error} retry={() => void settings.refetch()} />
  const now = edited ?? settings.data
  const set = (part: Partial<PushSettings>) => {
    if (now) setEdited({ ...now, ...part })
  }
  const allow = (on: boolean) => {
    if (!on) {
      set({ allow_private: false })
      return
    }
    modal.confirm({
      title: t('settings.push.private.title'),
      content: t('settings.push.private.meaning'),
      okText: t('settings.push.private.on'),
      okButtonProps: { danger: true },
      onOk: () => set({ allow_private: true }),
    })
  }
  return (
    <Card size="small" title={t('settings.push.rules')} loading={settings.isPending}>
      {now && (
        <div className="panel">
          <div className="field-row">
            <span>
              {t('settings.push.quiet')}
              <br />
              <span className="muted form-help">{t('settings.push.quiet.help')}</span>
            </span>
            <span className="pair push-quiet">
              <Input
                type="time"
                aria-label={t('settings.push.quiet.from')}
                value={now.quiet_from}
                onChange={(event) => set({ quiet_from: event.target.value.slice(0, 5) })}
              />
              –
              <Input
                type="time"
                aria-label={t('settings.push.quiet.to')}
                value={now.quiet_to}
                onChange={(event) => set({ quiet_to: event.target.value.slice(0, 5) })}
              />
              <Button
                type="text"
                size="small"
                disabled={now.quiet_from === '' && now.quiet_to === ''}
                onClick={() => set({ quiet_from: '', quiet_to: '' })}
              >
                {t('settings.push.quiet.none')}
              </Button>
            </span>
          </div>
          <div className="field-row">
            <span>
              <span id="push-private">{t('settings.push.private')}</span>
              <br />
              <span className="muted form-help">{t('settings.push.private.help')}</span>
            </span>
            <Switch aria-labelledby="push-private" checked={now.allow_private} onChange={allow} />
          </div>
          {save.error && <ErrorNotice error={save.error} />}
          <div className="form-actions">
            <Button disabled={!edited} onClick={() => setEdited(undefined)}>
              {t('settings.discard')}
            </Button>
            <Button
              type="primary"
              disabled={!edited}
              loading={save.isPending}
              onClick={() =>
                save.mutate(now, {
                  onSuccess: () => {
                    setEdited(undefined)
                    void message.success(t('settings.saved'))
                  },
                })
              }
            >
              {t('settings.save')}
            </Button>
          </div>
        </div>
      )}
    </Card>
  )
}
