import type { LineFault } from './line-fault.ts'

/** Why a line of samples is left out, and what mends it. */
export type Why = Omit<LineFault, 'table' | 'line'>

export const unknownSample = (value: string): Why => ({
  ...{ field: 'id', value },
  reason: {
    en: 'No sample of the brand has this id, or another line has it, too.',
    zh: '没有此编号的样品，或另一行已使用该编号。',
  },
  remedy: { en: 'Leave the id empty for a new one, or correct it.', zh: '新样品请将编号留空，或更正编号。' },
})
export const otherCollaboration = (value: string): Why => ({
  ...{ field: 'collaboration', value },
  reason: { en: 'The sample belongs to another collaboration.', zh: '该样品属于另一个合作。' },
  remedy: {
    en: 'Leave the collaboration empty, or leave the id empty for a new sample.',
    zh: '请将合作留空，或将编号留空以新建样品。',
  },
})
export const noProduct: Why = {
  ...{ field: 'sku', value: '' },
  reason: { en: 'It is not said which product it is.', zh: '未说明是哪个商品。' },
  remedy: { en: 'Fill in the SKU.', zh: '请填写 SKU。' },
}
export const severalFit = (value: string): Why => ({
  ...{ field: 'collaboration', value },
  reason: {
    en: 'The creator has several collaborations that this may be of.',
    zh: '该红人有多个合作，无法确定是哪一个。',
  },
  remedy: { en: 'Write the name or the id of the one that is meant.', zh: '请填写对应合作的名称或编号。' },
})
export const noneFits = (value: string): Why => ({
  ...{ field: 'collaboration', value },
  reason: { en: 'The creator has no such collaboration.', zh: '该红人没有此合作。' },
  remedy: { en: 'Begin the collaboration first, or import it.', zh: '请先新建或导入该合作。' },
})
