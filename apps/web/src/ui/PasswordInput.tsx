import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './IconButton.tsx'
import { Input, type InputProps } from './Input.tsx'

/** A password that can be looked at, pasted and kept by a password manager. */
export function PasswordInput(props: InputProps) {
  const t = useTranslations('ui')
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        className="pr-11"
        autoCapitalize="off"
        spellCheck={false}
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? t('hidePassword') : t('showPassword')}
        size="sm"
        className="absolute top-1/2 right-1 -translate-y-1/2"
        onClick={() => setShown(!shown)}
      />
    </span>
  )
}
