import { Modal, Typography } from 'antd'

import type { Asking } from '@/api/query'
import { useT } from '@/app/i18n'

import { commandLine, curlLine } from './commands'

interface CommandsModalProps {
  asking: Asking
  open: boolean
  onClose: () => void
}

/** CommandsModal shows how to ask the same from a terminal and from other programs. */
export function CommandsModal({ asking, open, onClose }: CommandsModalProps) {
  const t = useT()
  const copyable = (text: string) => ({ text, tooltips: [t('explore.copy'), t('explore.copied')] as [string, string] })
  const lines = [
    { title: t('explore.commands.cli'), text: commandLine(asking) },
    { title: t('explore.commands.http'), text: curlLine(asking, location.origin) },
  ]
  return (
    <Modal open={open} title={t('explore.commands')} footer={null} width={760} onCancel={onClose}>
      {lines.map(({ title, text }) => (
        <section key={title} className="explore-command" aria-label={title}>
          <h3>{title}</h3>
          <Typography.Paragraph className="explore-code" copyable={copyable(text)}>
            {text}
          </Typography.Paragraph>
        </section>
      ))}
      <p className="note">{t('explore.commands.token')}</p>
    </Modal>
  )
}
