import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Input, type InputProps } from './Input.tsx'

/** A password that can be looked at, pasted and kept by a password manager. */
export function PasswordInput(props: InputProps) {
  const t = useTranslations('ui')
  const [shown, setShown] = useState(false)
  const Picture = shown ? EyeOff : Eye
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        className="pr-11"
        autoCapitalize="off"
        spellCheck={false}
      />
      <button
        type="button"
        aria-label={shown ? t('hidePassword') : t('showPassword')}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-1 right-1 flex w-8 items-center justify-center rounded-tail text-fg-2 hover:bg-bg-3 hover:text-fg pointer-coarse:w-11"
      >
        <Picture aria-hidden size={16} />
      </button>
    </span>
  )
}
