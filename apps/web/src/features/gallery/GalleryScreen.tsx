import { useState } from 'react'
import { usePreference } from '../../app/preference.ts'
import { themeChoice } from '../../app/theme.ts'
import { localeChoice } from '../../i18n/locale.ts'
import { Screen, Surroundings, ToggleGroup } from '../../ui/index.ts'
import { Choosing } from './Choosing.tsx'
import { Filling } from './Filling.tsx'
import { Layers } from './Layers.tsx'
import { Pressing } from './Pressing.tsx'
import { Saying } from './Saying.tsx'
import { Showing } from './Showing.tsx'

/** Every primitive in every state, to look at and to test. Its texts are examples and stay untranslated. */
export function GalleryScreen() {
  return (
    <Surroundings>
      <Gallery />
    </Surroundings>
  )
}

function Gallery() {
  const theme = usePreference(themeChoice)
  const locale = usePreference(localeChoice)
  const [shown, setShown] = useState<'all' | 'layers'>('all')
  return (
    <Screen
      title="Bộ linh kiện"
      width="wide"
      description="Ẫ ổ ữ ỵ Ậ Ề Ộ Ữ — mọi thành phần, mọi trạng thái."
      actions={
        <>
          <ToggleGroup
            label="Phần"
            value={shown}
            onChange={setShown}
            choices={[
              { value: 'all', label: 'Tất cả' },
              { value: 'layers', label: 'Lớp nổi' },
            ]}
          />
          <ToggleGroup
            label="Giao diện"
            value={theme}
            onChange={themeChoice.set}
            choices={[
              { value: 'system', label: 'Hệ thống' },
              { value: 'light', label: 'Sáng' },
              { value: 'dark', label: 'Tối' },
            ]}
          />
          <ToggleGroup
            label="Ngôn ngữ"
            value={locale}
            onChange={localeChoice.set}
            choices={[
              { value: 'vi', label: 'VI' },
              { value: 'en', label: 'EN' },
            ]}
          />
        </>
      }
    >
      {shown === 'all' && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Pressing />
          <Filling />
          <Choosing />
          <Showing />
          <Saying />
        </div>
      )}
      <Layers />
    </Screen>
  )
}
