import Bowser from 'bowser'
import { isbot } from 'isbot'
import { remembering } from './remembering.ts'

/** What a browser says of itself. */
export type Agent = {
  device: 'desktop' | 'mobile' | 'tablet' | 'tv' | ''
  os: string
  browser: string
  /** The app whose built-in browser this is. */
  inApp: string
  isBot: boolean
}

/** Marks of browsers inside apps; the first that is found counts. */
const inAppMarks: readonly (readonly [mark: RegExp, app: string])[] = [
  [/BytedanceWebview|musical_ly|TikTok|trill_/i, 'tiktok'],
  [/Instagram/i, 'instagram'],
  [/FBAN\/Messenger|MessengerForiOS|Orca-Android/i, 'messenger'],
  [/FBAN|FBAV|FB_IAB/i, 'facebook'],
  [/MicroMessenger|WeChat/i, 'wechat'],
  [/\bLine\/\d/i, 'line'],
  [/\bZalo\b/i, 'zalo'],
  [/Pinterest/i, 'pinterest'],
  [/Snapchat/i, 'snapchat'],
  [/WhatsApp/i, 'whatsapp'],
  [/Telegram/i, 'telegram'],
  [/\bTwitter(?:Android| for)/i, 'x'],
  [/LinkedInApp/i, 'linkedin'],
  [/\bxhs|discover\/\d.*xhs/i, 'xiaohongshu'],
  [/Weibo/i, 'weibo'],
  [/\bKAKAOTALK\b/i, 'kakaotalk'],
  [/YouTube\//i, 'youtube'],
  [/RedditAndroid|Reddit\/Version/i, 'reddit'],
]

const nobody: Agent = { device: '', os: '', browser: '', inApp: '', isBot: false }
const mostRemembered = 5000

/** Reads a User-Agent. The empty one says nothing: servers send none for their own events. */
export const readAgent = remembering((text): Agent => (text === '' ? nobody : parse(text)), {
  most: mostRemembered,
})

function parse(text: string): Agent {
  const { browser, os, platform } = Bowser.parse(text)
  return {
    device: deviceOf(platform.type),
    os: os.name ?? '',
    browser: browser.name ?? '',
    inApp: inAppMarks.find(([mark]) => mark.test(text))?.[1] ?? '',
    isBot: isbot(text),
  }
}

function deviceOf(type: string | undefined): Agent['device'] {
  return type === 'desktop' || type === 'mobile' || type === 'tablet' || type === 'tv' ? type : ''
}
