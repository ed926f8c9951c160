import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'

import { useBrief } from '@/api/radar'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

/** BriefButton shows the page as text for a phone and copies it. */
export function BriefButton({ day }: { day: string }) {
  const t = useT()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const brief = useBrief(day, open)
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success(t('today.brief.copied'))
    } catch {
      void message.warning(t('today.brief.byhand')) // no clipboard without https
    }
  }
  return (
    <>
      <Button icon={<CopyOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('today.brief')}
      </Button>
      <Modal
        open={open}
        title={t('today.brief.title')}
        onCancel={() => setOpen(false)}
        okText={t('today.brief.copy')}
        okButtonProps={{ disabled: !brief.data }}
        onOk={() => brief.data && void copy(brief.data.text)}
      >
        {brief.error ? (
          <ErrorNotice error={brief.error} retry={() => void brief.refetch()} />
        ) : brief.data ? (
          <Input.TextArea readOnly autoSize={{ maxRows: 20 }} aria-label={t('today.brief.title')} value={brief.data.text} />
        ) : (
          <Skeleton active />
        )}
      </Modal>
    </>
  )
}
