/** Pages that a shopper pays on and comes back from: coming back is no new touch. */
export const paymentPages = `
  paypal.com paypalobjects.com stripe.com checkout.stripe.com hooks.stripe.com js.stripe.com klarna.com pay.klarna.com afterpay.com clearpay.co.uk affirm.com sezzle.com zip.co
  pay.google.com payments.google.com payments.amazon.com pay.amazon.com adyen.com checkout.com braintreegateway.com authorize.net worldpay.com mollie.com sofort.com ideal.nl
  giropay.de bancontact.com paytrail.com payu.com przelewy24.pl secure.przelewy24.pl dotpay.pl paydirekt.de 3dsecure.io arcot.com cardinalcommerce.com centinelapi.cardinalcommerce.com hipay.com
  alipay.com cashier.alipay.com excashier.alipay.com wx.tenpay.com tenpay.com unionpay.com vnpay.vn pay.vnpay.vn sandbox.vnpayment.vn vnpayment.vn momo.vn payment.momo.vn zalopay.vn onepay.vn grab.com shopeepay.com.my
  omise.co 2c2p.com xendit.co midtrans.com app.midtrans.com doku.com billplz.com ipay88.com molpay.com razorpay.com payu.in paytm.in phonepe.com mercadopago.com mercadopago.com.br pagseguro.uol.com.br
  kakaopay.com tosspayments.com inicis.com paypay.ne.jp komoju.com gmo-pg.com shoppay.com
`
