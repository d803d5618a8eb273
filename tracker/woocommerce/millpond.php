<?php
/**
 * Plugin Name: Millpond for WooCommerce
 * Description: Puts the tracker on the shop, and tells it of products, of checkouts begun and of orders.
 * Version:     0.1.0
 * License:     Apache-2.0
 *
 * Put this file into wp-content/plugins and activate it, or require it in the functions.php of a child theme. Then say in
 * wp-config.php what the page "Put the tracker on a shop" gives you:
 *
 *     define( 'MILLPOND_SCRIPT', 'https://shop.example/any/path/millpond.js' );
 *     define( 'MILLPOND_KEY', 'your write key' );
 *     define( 'MILLPOND_CONSENT', 'cookieless' ); // or full, or none until the consent dialogue says otherwise
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_head', 'millpond_script', 5 );
add_action( 'woocommerce_after_single_product', 'millpond_product' );
add_action( 'woocommerce_before_checkout_form', 'millpond_checkout' );
add_action( 'woocommerce_thankyou', 'millpond_order' );

/** Whether wp-config.php says where events go. */
function millpond_is_set_up() {
	return defined( 'MILLPOND_SCRIPT' ) && defined( 'MILLPOND_KEY' );
}

/** The script tag, on every page. */
function millpond_script() {
	if ( ! millpond_is_set_up() ) {
		return;
	}
	$consent = apply_filters( 'millpond_consent', defined( 'MILLPOND_CONSENT' ) ? MILLPOND_CONSENT : 'cookieless' );
	printf(
		'<script async src="%s" data-key="%s" data-consent="%s"></script>' . "\n",
		esc_url( MILLPOND_SCRIPT ),
		esc_attr( MILLPOND_KEY ),
		esc_attr( $consent )
	);
}

/** The product of the page, for the tracker to read. */
function millpond_product() {
	global $product;
	if ( ! millpond_is_set_up() || ! $product instanceof WC_Product ) {
		return;
	}
	$seen = array(
		'product_id' => (string) $product->get_id(),
		'sku'        => $product->get_sku(),
		'name'       => $product->get_name(),
		'price'      => $product->is_type( 'variable' ) ? '' : wc_format_decimal( $product->get_price(), wc_get_price_decimals() ),
		'currency'   => get_woocommerce_currency(),
	);
	printf( '<div hidden data-mp-product="%s"></div>', esc_attr( wp_json_encode( array_filter( $seen, 'strlen' ) ) ) );
}

/** That a checkout begins. The page of the checkout is not cached, so that nobody is told of another's cart. */
function millpond_checkout() {
	if ( ! millpond_is_set_up() || ! WC()->cart ) {
		return;
	}
	$products = array();
	foreach ( WC()->cart->get_cart() as $line ) {
		$products[] = millpond_line( $line['data'], $line['quantity'] );
	}
	millpond_call( 'track', 'Checkout Started', array(
		'currency' => get_woocommerce_currency(),
		'products' => $products,
	) );
}

/** The order, on the first time that its thank-you page is shown. */
function millpond_order( $order_id ) {
	$order = wc_get_order( $order_id );
	if ( ! millpond_is_set_up() || ! $order || $order->has_status( 'failed' ) || $order->get_meta( '_millpond_told' ) ) {
		return;
	}
	$order->update_meta_data( '_millpond_told', '1' );
	$order->save();
	$products = array();
	foreach ( $order->get_items() as $item ) {
		$price      = wc_format_decimal( $order->get_item_total( $item, false ), wc_get_price_decimals() );
		$products[] = array( 'name' => $item->get_name(), 'price' => $price ) + millpond_line( $item->get_product(), $item->get_quantity() );
	}
	if ( $order->get_customer_id() ) {
		millpond_call( 'identify', (string) $order->get_customer_id() );
	}
	millpond_call( 'track', 'Order Completed', array(
		'order_id'     => (string) $order->get_id(),
		'order_number' => $order->get_order_number(),
		'currency'     => $order->get_currency(),
		'total'        => $order->get_total(),
		'tax'          => $order->get_total_tax(),
		'shipping'     => $order->get_shipping_total(),
		'discount'     => $order->get_discount_total(),
		'coupon'       => implode( ',', $order->get_coupon_codes() ),
		'products'     => $products,
	) );
}

/** A product in a cart or order; one that has been deleted since has only its quantity. */
function millpond_line( $product, $quantity ) {
	if ( ! $product ) {
		return array( 'quantity' => $quantity );
	}
	return array(
		'product_id' => (string) ( $product->get_parent_id() ? $product->get_parent_id() : $product->get_id() ),
		'variant_id' => (string) $product->get_id(),
		'sku'        => $product->get_sku(),
		'name'       => $product->get_name(),
		'price'      => wc_format_decimal( $product->get_price(), wc_get_price_decimals() ),
		'quantity'   => $quantity,
	);
}

/** A call of the tracker, which may not be there yet. What it says cannot end the script that it stands in. */
function millpond_call( ...$call ) {
	$json = wp_json_encode( $call, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT );
	wp_print_inline_script_tag(
		'window.millpond=window.millpond||function(){(millpond.q=millpond.q||[]).push(arguments)};millpond(...' . $json . ');'
	);
}
