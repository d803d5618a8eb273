/** Programs of apps that fetch a link to draw a preview of it, by what they call themselves. */
const previewers =
  /facebookexternalhit|facebookcatalog|Facebot|meta-externalfetcher|^WhatsApp\/|Slackbot|Slack-ImgProxy|LINE-Poker|TelegramBot|Twitterbot|Discordbot|LinkedInBot|SkypeUriPreview|Viber|kakaotalk-scrap|ZaloBot|^Zalo\b|WeChatShareExtension|Snap URL Preview|Pinterestbot|redditbot|Iframely|Embedly|vkShare|Mastodon\/|Google-PageRenderer/i

type Asked = { method: string; headers: Readonly<Record<string, string | string[] | undefined>> }

/** Why a request for a short link is no click of a person, beyond what its user agent says of bots in general. */
export function reasonsAgainst({ method, headers }: Asked): string[] {
  const agent = String(headers['user-agent'] ?? '')
  const purpose = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => String(headers[name] ?? '')).join(' ')
  return [
    ...(method === 'HEAD' ? ['head'] : []),
    ...(previewers.test(agent) || /preview/i.test(purpose) ? ['preview'] : []),
    ...(/prefetch|prerender/i.test(purpose) ? ['prefetch'] : []),
    ...(agent === '' ? ['no_user_agent'] : []),
  ]
}
