import { DeleteOutlined, EditOutlined, PlusOutlined, SendOutlined } from '@ant-design/icons'
import { App, Button, Card, Tag } from 'antd'
import { useState } from 'react'

import { useChannels, useDeleteChannel, useTestChannel, type Channel, type ChannelView } from '@/api/push'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

import { editable, newChannel, weekdays } from './channel'
import { ChannelModal } from './ChannelModal'
import './push.css'

/** ChannelsCard lists the channels, sends tests to them and changes them. */
export function ChannelsCard() {
  const t = useT()
  const { language } = useLanguage()
  const { message, modal } = App.useApp()
  const channels = useChannels()
  const test = useTestChannel()
  const remove = useDeleteChannel()
  const [edited, setEdited] = useState<{ channel: Channel; before?: ChannelView }>()
  if (channels.error) return <ErrorNotice error={channels.error} retry={() => void channels.refetch()} />
  const when = ({ at, weekdays: days }: ChannelView) =>
    !days?.length || days.length === weekdays.length
      ? t('settings.push.daily', { at })
      : t('settings.push.on', { days: days.map((day) => t(`settings.push.day.${day as 1}`)).join(t('settings.push.and')), at })
  const actions = (channel: ChannelView) => (
    <span className="push-actions">
      <Button
        size="small"
        icon={<SendOutlined aria-hidden />}
        loading={test.isPending && test.variables === channel.id}
        onClick={() => test.mutate(channel.id, { onSuccess: () => void message.success(t('settings.push.tested', { name: channel.name })) })}
      >
        {t('settings.push.test')}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={`${t('settings.push.edit')} ${channel.name}`}
        onClick={() => setEdited({ channel: editable(channel), before: channel })}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`${t('settings.push.remove')} ${channel.name}`}
        onClick={() =>
          modal.confirm({
            title: t('settings.push.remove.title', { name: channel.name }),
            content: t('settings.push.remove.meaning'),
            okText: t('settings.push.remove'),
            okButtonProps: { danger: true },
            onOk: () => remove.mutateAsync(channel.id),
          })
        }
      />
    </span>
  )
  return (
    <Card
      size="small"
      title={t('settings.push.channels')}
      loading={channels.isPending}
      extra={
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited({ channel: newChannel(language) })}>
          {t('settings.push.add')}
        </Button>
      }
    >
      <p className="muted panel-lead form-help">{t('settings.push.lead')}</p>
      {test.error && <ErrorNotice error={test.error} />}
      {channels.data?.length === 0 ? (
        <p className="push-empty muted">{t('settings.push.none')}</p>
      ) : (
        <ul className="push-list">
          {channels.data?.map((channel) => (
            <li key={channel.id}>
              <span className="push-what">
                <strong>{channel.name}</strong> <Tag>{t(`settings.push.kind.${channel.kind}`)}</Tag>
                {!channel.enabled && <Tag color="warning">{t('settings.push.off')}</Tag>}
                <br />
                <span className="muted form-help">
                  {when(channel)} · <span className="push-address">{channel.kind === 'email' ? channel.to?.join(' ') : channel.address}</span>
                </span>
              </span>
              {actions(channel)}
            </li>
          ))}
        </ul>
      )}
      {edited && <ChannelModal {...edited} onChange={(channel) => setEdited(channel && { ...edited, channel })} />}
    </Card>
  )
}
