import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState, type DragEvent } from 'react'

import { useT } from '@/app/i18n'

import { fromDrop, fromInput, type Picked } from './dropped'

/** DropZone takes files and folders, dropped or chosen. */
export function DropZone({ disabled, onFiles }: { disabled: boolean; onFiles: (picked: Picked[]) => void }) {
  const t = useT()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)

  const take = (picked: Picked[]) => {
    if (picked.length > 0) onFiles(picked)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) void fromDrop(event.dataTransfer).then(take)
  }
  return (
    <div
      className={`drop-zone${over && !disabled ? ' drop-zone-over' : ''}`}
      role="group"
      aria-label={t('data.drop.title')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined className="drop-icon" aria-hidden />
      <p className="drop-title">{t('data.drop.title')}</p>
      <p className="muted drop-lead">{t('data.drop.lead')}</p>
      <div className="drop-buttons">
        <Button type="primary" disabled={disabled} onClick={() => files.current?.click()}>
          {t('data.drop.files')}
        </Button>
        <Button disabled={disabled} icon={<FolderOpenOutlined aria-hidden />} onClick={() => folder.current?.click()}>
          {t('data.drop.folder')}
        </Button>
      </div>
      {[
        { ref: files, folder: false, label: t('data.drop.files') },
        { ref: folder, folder: true, label: t('data.drop.folder') },
      ].map((input) => (
        <input
          key={input.label}
          ref={input.ref}
          type="file"
          multiple
          hidden
          disabled={disabled}
          aria-label={input.label}
          {...(input.folder ? { webkitdirectory: '' } : {})}
          onChange={(event) => {
            take(fromInput(event.target.files))
            event.target.value = '' // the same file may be chosen again
          }}
        />
      ))}
    </div>
  )
}
