import { App, AutoComplete, Button, Card, Input, Select, Switch } from 'antd'
import { useState } from 'react'

import type { Settings } from '@/api/desk'
import { useSaveSettings, useSettings } from '@/api/settings'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

import { currencies, hourLabel, hours, zoneOptions } from './choices'

/** WorkspaceCard changes what holds for the whole workspace. */
export function WorkspaceCard() {
  const t = useT()
  const { message, modal } = App.useApp()
  const settings = useSettings()
  const save = useSaveSettings()
  const [edited, setEdited] = useState<Settings>()
  if (settings.error) return <ErrorNotice error={settings.error} retry={() => void settings.refetch()} />
  const now = edited ?? settings.data
  const set = (change: Partial<Settings>) => {
    if (now) setEdited({ ...now, ...change })
  }
  const keep = (on: boolean) => {
    if (!on) {
      set({ keep_originals: false })
      return
    }
    modal.confirm({
      title: t('settings.originals.title'),
      content: t('settings.originals.meaning'),
      okText: t('settings.originals.on'),
      okButtonProps: { danger: true },
      onOk: () => set({ keep_originals: true }),
    })
  }
  return (
    <Card size="small" title={t('shell.workspace')} loading={settings.isPending}>
      {now && (
        <div className="panel">
          <div className="form-grid">
            <div className="form-field">
              <label htmlFor="settings-title">{t('settings.title')}</label>
              <Input id="settings-title" value={now.title} onChange={(event) => set({ title: event.target.value })} />
            </div>
            <div className="form-field">
              <label htmlFor="settings-currency">{t('shell.settings.currency')}</label>
              <AutoComplete
                id="settings-currency"
                value={now.currency}
                onChange={(value) => set({ currency: (value ?? '').toUpperCase() })}
                options={currencies.map((value) => ({ value }))}
              />
            </div>
            <div className="form-field">
              <label htmlFor="settings-reporting">{t('settings.reporting')}</label>
              <AutoComplete
                id="settings-reporting"
                value={now.reporting_currency}
                onChange={(value) => set({ reporting_currency: (value ?? '').toUpperCase() })}
                options={currencies.map((value) => ({ value }))}
              />
            </div>
            <div className="form-field">
              <label htmlFor="settings-zone">{t('settings.zone')}</label>
              <Select
                id="settings-zone"
                showSearch
                value={now.zone}
                onChange={(zone) => set({ zone })}
                options={zoneOptions(now.zone)}
              />
            </div>
            <div className="form-field">
              <label htmlFor="settings-day">{t('settings.daystart')}</label>
              <Select
                id="settings-day"
                value={now.day_start}
                onChange={(value) => set({ day_start: value })}
                options={hours.map((value) => ({ value, label: hourLabel(value) }))}
              />
            </div>
          </div>
          <p className="muted panel-lead form-help">{t('settings.newshops')}</p>
          <p className="muted panel-lead form-help">{t('settings.reporting.help')}</p>
          <div className="field-row">
            <span>
              <span id="settings-originals">{t('settings.originals')}</span>
              <br />
              <span className="muted form-help">{t('settings.originals.help')}</span>
            </span>
            <Switch aria-labelledby="settings-originals" checked={now.keep_originals} onChange={keep} />
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
