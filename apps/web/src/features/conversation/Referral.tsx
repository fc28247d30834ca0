import { useTranslations } from 'use-intl'
import { asRecord, asRecords, asText } from './platform-words.ts'

/** Where the customer came from: an ad, a link, a product page, or a lead form with its answers. */
export function Referral({ referral }: { referral: unknown }) {
  const t = useTranslations('conversation.timeline')
  if (referral === undefined || referral === null) return null
  const told = asRecord(referral)
  const answers = asRecords(asRecord(told['lead'])['data'])
  const title =
    told['type'] === 'LEAD_COMPLETE'
      ? t('referralLead')
      : told['source'] === 'ADS' || told['ad_id'] !== undefined
        ? t('referralAd')
        : told['product'] !== undefined
          ? t('referralProduct')
          : t('referralLink')
  const ref = asText(told['ref'])
  const adTitle = asText(asRecord(told['ads_context_data'])['ad_title'])
  const product = asText(asRecord(told['product'])['id'])
  return (
    <div className="mt-1 rounded-control border border-current/25 px-2 py-1 text-body-s">
      <p className="font-medium">{title}</p>
      {adTitle !== null && <p>{adTitle}</p>}
      {product !== null && <p className="opacity-90">{t('referralRef', { ref: product })}</p>}
      {ref !== null && <p className="opacity-90">{t('referralRef', { ref })}</p>}
      {answers.map((answer) => (
        <p key={`${asText(answer['question'])} ${asText(answer['answer'])}`}>
          {asText(answer['question'])} <strong>{asText(answer['answer'])}</strong>
        </p>
      ))}
    </div>
  )
}
