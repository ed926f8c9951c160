import { BulbOutlined, TranslationOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'

import { useLanguage, useT } from '@/app/i18n'
import { themeChoices, useAppearance, type ThemeChoice } from '@/app/theme'

/** Preferences switches language and theme. */
export function Preferences() {
  const t = useT()
  const { language, setLanguage } = useLanguage()
  const { choice, setChoice } = useAppearance()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <span className="preferences">
      <Button
        type="text"
        icon={<TranslationOutlined />}
        lang={other}
        aria-label={`${t('shell.language')}: ${other === 'en' ? 'English' : '中文'}`}
        onClick={() => setLanguage(other)}
      >
        <span className="wide-only">{other === 'en' ? 'English' : '中文'}</span>
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [choice],
          items: themeChoices.map((key) => ({ key, label: t(`shell.theme.${key}`) })),
          onClick: ({ key }) => setChoice(key as ThemeChoice),
        }}
      >
        <Button type="text" icon={<BulbOutlined />} aria-label={t('shell.theme')} />
      </Dropdown>
    </span>
  )
}
