import { DownOutlined, ShopOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'

import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'

/** WorkspaceSwitch names the open workspace and opens another one of the same parent directory. */
export function WorkspaceSwitch() {
  const t = useT()
  const { data } = useStatus()
  if (!data) return <span className="workspace" />
  const all = list(data.workspaces)
  const name = (
    <>
      <ShopOutlined aria-hidden /> <span className="workspace-name">{data.title || data.workspace}</span>
    </>
  )
  if (all.length < 2) {
    return (
      <span className="workspace workspace-only" title={data.dir}>
        {name}
      </span>
    )
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ selectable: true, selectedKeys: [data.workspace], items: all.map((key) => ({ key, label: key })) }}
    >
      <Button type="text" className="workspace" aria-label={t('shell.workspace.switch')}>
        {name} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
