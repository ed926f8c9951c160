import { App, Checkbox, Input, Modal, Segmented, Select, Switch } from 'antd'

import { useSaveChannel, type Channel, type ChannelView } from '@/api/push'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

import { kinds, weekdays, written } from './channel'
import { MailFields } from './MailFields'
import { RobotFields } from './RobotFields'

interface Props {
  channel: Channel
  /** The channel as the server has it; without one it is new. */
  before?: ChannelView
  onChange: (channel: Channel | undefined) => void
}

/** ChannelModal adds or changes one channel. */
export function ChannelModal({ channel, before, onChange }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const save = useSaveChannel()
  const set = (part: Partial<Channel>) => onChange({ ...channel, ...part })
  const days = channel.weekdays?.length ? channel.weekdays : weekdays
  const submit = () =>
    save.mutate(written(channel), {
      onSuccess: () => {
        onChange(undefined)
        void message.success(t('settings.saved'))
      },
    })
  return (
    <Modal
      open
      title={before ? t('settings.push.edit') : t('settings.push.add')}
      okText={t('settings.save')}
      okButtonProps={{ disabled: channel.name.trim() === '' || channel.at === '', loading: save.isPending }}
      onCancel={() => onChange(undefined)}
      onOk={submit}
    >
      <div className="panel">
        <div className="form-grid">
          <div className="form-field">
            <label htmlFor="push-name">{t('settings.push.name')}</label>
            <Input id="push-name" value={channel.name} onChange={(event) => set({ name: event.target.value })} />
          </div>
          <div className="form-field">
            <label htmlFor="push-kind">{t('settings.push.kind')}</label>
            <Select
              id="push-kind"
              value={channel.kind}
              onChange={(kind) => set({ kind, url: '', secret: '' })}
              options={kinds.map((value) => ({ value, label: t(`settings.push.kind.${value}`) }))}
            />
          </div>
        </div>
        <p className="muted panel-lead form-help">{t(`settings.push.where.${channel.kind}`)}</p>
        {channel.kind === 'email' ? (
          <MailFields channel={channel} before={before} onChange={set} />
        ) : (
          <RobotFields channel={channel} before={before} onChange={set} />
        )}
        <div className="form-grid">
          <div className="form-field">
            <label htmlFor="push-at">{t('settings.push.at')}</label>
            <Input id="push-at" type="time" value={channel.at} onChange={(event) => set({ at: event.target.value.slice(0, 5) })} />
          </div>
          <div className="form-field">
            <span id="push-lang" className="field-name">
              {t('settings.push.lang')}
            </span>
            <Segmented<Channel['lang']>
              aria-labelledby="push-lang"
              value={channel.lang}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={(lang) => set({ lang })}
            />
          </div>
        </div>
        <Checkbox.Group
          aria-label={t('settings.push.days')}
          value={days}
          onChange={(value) => set({ weekdays: value.length === weekdays.length ? [] : value })}
          options={weekdays.map((value) => ({ value, label: t(`settings.push.day.${value as 1}`), disabled: days.length === 1 && days[0] === value }))}
        />
        <div className="field-row">
          <span id="push-enabled">{t('settings.push.enabled')}</span>
          <Switch aria-labelledby="push-enabled" checked={channel.enabled} onChange={(enabled) => set({ enabled })} />
        </div>
        {save.error && <ErrorNotice error={save.error} />}
      </div>
    </Modal>
  )
}
