import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './Button.tsx'
import { Input } from './Input.tsx'

export interface CopyTextProps {
  /** What it is, for screen readers. */
  label: string
  text: string
  'data-testid'?: string | undefined
}

/** A text to be carried elsewhere: a link, a key. Selected by one press, copied by another. */
export function CopyText({ label, text, ...rest }: CopyTextProps) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex gap-2">
      <Input
        {...rest}
        aria-label={label}
        value={text}
        readOnly
        className="font-mono text-body-s!"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? Check : Copy}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  )
}
