import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { type Locale, localeChoice } from '../i18n/locale.ts'
import { useErrorWords } from '../screen/ErrorNotice.tsx'
import { toast } from '../ui/index.ts'

/** Changes the language of the screen at once, and of the person on every device. */
export function useSetLocale(): (locale: Locale) => void {
  const client = useQueryClient()
  const words = useErrorWords()
  const save = useMutation({
    mutationFn: (locale: Locale) => call(accountRoutes.updateMe, { body: { locale } }),
    onMutate: (locale) => localeChoice.set(locale),
    onSuccess: (me) => client.setQueryData(meQuery().queryKey, me),
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
  return (locale) => save.mutate(locale)
}
