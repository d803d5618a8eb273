import { FileText } from 'lucide-react'
import { type Asset, assetFileUrl, assetPictureSizes } from '../../api/assets.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { asset: Asset; whole?: boolean }

/** An asset as it looks, in a frame whose size is known before it is loaded. In a list only what is in sight is loaded. */
export function Preview({ asset, whole = false }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const url = assetFileUrl(brand.id, asset.id)
  const frame = whole ? 'aspect-video max-h-[28rem] w-full' : 'aspect-square w-full'
  if (asset.kind === 'picture')
    return (
      <img
        src={url}
        srcSet={assetPictureSizes(brand.id, asset.id)}
        sizes={whole ? '(min-width: 1024px) 40vw, 100vw' : '(min-width: 1280px) 16vw, (min-width: 640px) 33vw, 50vw'}
        alt={asset.alt || asset.title}
        loading={whole ? 'eager' : 'lazy'}
        decoding="async"
        className={`${frame} bg-sunken object-contain`}
      />
    )
  if (asset.kind === 'video')
    return (
      <video
        src={url}
        preload="metadata"
        controls={whole}
        muted={!whole}
        aria-label={asset.alt || asset.title}
        className={`${frame} bg-sunken object-contain`}
      />
    )
  return (
    <div className={`${frame} flex flex-col items-center justify-center gap-2 bg-sunken text-ink-3`}>
      <FileText size={32} strokeWidth={1.4} aria-hidden />
      <span className="text-xs">{t('assets.kind_text')}</span>
    </div>
  )
}
