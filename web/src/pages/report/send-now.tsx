import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Sending, sendReport } from '../../api/report.ts'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Sends the week that is shown: to oneself as a test, or to all who have not got it. */
export function SendNow({ week, recipients }: { week: string | undefined; recipients: number }) {
  const { t, language } = useTexts()
  const { brand, session } = useWorkspace()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (body: Sending) => sendReport(brand.id, week ? { ...body, week } : body),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sent-reports', brand.id] }),
  })
  const { email } = session.user
  const me = { address: email, language: language === 'zh-CN' ? ('zh' as const) : ('en' as const) }
  const { test, items = [] } = send.data ?? {}
  const failed = items.filter(({ state }) => state !== 'sent')
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap gap-2">
        <Button disabled={send.isPending} onClick={() => send.mutate({ test_to: me })}>
          {t('report.test')}
        </Button>
        <Confirm
          kind="plain"
          disabled={send.isPending || recipients === 0}
          title={t('report.send_title')}
          description={t('report.send_text')}
          action={t('report.send')}
          onConfirm={() => send.mutate({})}
        >
          {t('report.send')}
        </Confirm>
      </div>
      {send.isPending && <p className="text-[13px] text-ink-3">{t('report.sending')}</p>}
      {send.error && <ProblemView error={send.error} />}
      {test && (
        <p role="status" className={test.state === 'sent' ? 'text-[13px] text-good' : 'text-[13px] text-bad'}>
          {test.state === 'sent'
            ? t('report.test_sent', { address: email })
            : t('report.test_failed', { reason: test.reason })}
        </p>
      )}
      {send.data && !test && (
        <p role="status" className={failed.length === 0 ? 'text-[13px] text-good' : 'text-[13px] text-bad'}>
          {failed.length === 0 ? t('report.all_sent') : t('report.some_failed', { shown: failed.length })}
        </p>
      )}
    </div>
  )
}
