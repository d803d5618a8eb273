import type { BetterAuthOptions } from 'better-auth'

const written = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Where better-auth finds its models among the registry's tables. */
export const authTables = {
  user: {
    modelName: 'users',
    fields: { ...written, emailVerified: 'email_verified' },
    additionalFields: { locale: { type: 'string', required: false, input: false } },
  },
  session: {
    modelName: 'sessions',
    fields: {
      ...written,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      ...written,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verifications', fields: { ...written, expiresAt: 'expires_at' } },
} as const satisfies Partial<BetterAuthOptions>
