import { DownOutlined, ShopOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useEffect } from 'react'

import { useStatus, useSwitchWorkspace } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'

/** WorkspaceSwitch names the open workspace and opens another one of the same parent directory. */
export function WorkspaceSwitch() {
  const t = useT()
  const { data } = useStatus()
  const open = useSwitchWorkspace()
  const { message } = App.useApp()
  const failure = open.error
  useEffect(() => {
    if (failure) void message.error(failure.message || t('shell.error.unknown'))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per failure
  }, [failure])
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
      menu={{
        selectable: true,
        selectedKeys: [data.workspace],
        items: all.map((key) => ({ key, label: key })),
        onClick: ({ key }) => key !== data.workspace && open.mutate(key),
      }}
    >
      <Button type="text" className="workspace" loading={open.isPending} aria-label={t('shell.workspace.switch')}>
        {name} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
