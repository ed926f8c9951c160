import { App } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

import { useT } from '@/app/i18n'

/** useUnsaved asks before the reader leaves what is not saved. */
export function useUnsaved(unsaved: boolean): void {
  const t = useT()
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const asked = modal.confirm({
      title: t('costs.leave.title'),
      content: t('costs.leave.meaning'),
      okText: t('costs.leave'),
      okButtonProps: { danger: true },
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    })
    return () => asked.destroy()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once for each attempt to leave
  }, [blocker.state])
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
}
