<?php
/**
 * Plugin Name: Millpond for WooCommerce
 * Description: Puts the tracker on the shop, and tells it of products, of what is put into the cart, of checkouts begun and of orders.
 * Version:     0.2.0
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

/** Calls of the tracker wait until it is there. */
const MILLPOND_WAITING = 'window.millpond=window.millpond||function(){(millpond.q=millpond.q||[]).push(arguments)};';

add_action( 'wp_head', 'millpond_script', 5 );
add_action( 'woocommerce_after_single_product', 'millpond_product' );
add_action( 'woocommerce_before_checkout_form', 'millpond_checkout' );
add_action( 'woocommerce_thankyou', 'millpond_order' );
add_action( 'woocommerce_add_to_cart', 'millpond_added', 10, 3 );
add_action( 'woocommerce_remove_cart_item', 'millpond_removed', 10, 2 );
add_action( 'woocommerce_cart_item_restored', 'millpond_restored', 10, 2 );
add_action( 'template_redirect', 'millpond_keep_from_caches' );
add_action( 'wp_head', 'millpond_tell_cart', 6 );
add_action( 'wp_footer', 'millpond_hear_buttons' );
add_filter( 'woocommerce_add_to_cart_fragments', 'millpond_answer_button' );

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

/** That something is put into the cart, by a form, a button or a program of the theme: as many as were added now. */
function millpond_added( $key, $product_id, $quantity ) {
	millpond_remember( 'Product Added', WC()->cart->get_cart_item( $key ), $quantity );
}

/** That a line is taken out of the cart, while it is still known what it was. */
function millpond_removed( $key, $cart ) {
	$line = $cart->get_cart_item( $key );
	millpond_remember( 'Product Removed', $line, $line ? $line['quantity'] : 0 );
}

/** That a removal is undone. */
function millpond_restored( $key, $cart ) {
	$line = $cart->get_cart_item( $key );
	millpond_remember( 'Product Added', $line, $line ? $line['quantity'] : 0 );
}

/** Keeps what the cart has to tell, since the answer to this request may show no page. A program without pages fills nothing up. */
function millpond_remember( $event, $line, $quantity ) {
	$calls = millpond_cart_calls();
	if ( ! millpond_is_set_up() || ! $line || ! millpond_session() || count( $calls ) >= 50 ) {
		return;
	}
	$told    = array( 'currency' => get_woocommerce_currency() ) + millpond_line( $line['data'], $quantity );
	$calls[] = array( 'track', $event, $told );
	millpond_session()->set( 'millpond_cart', $calls );
}

/** The visitor's session; there is none without WooCommerce. */
function millpond_session() {
	return function_exists( 'WC' ) ? WC()->session : null;
}

/** What the cart has to tell and no page has told. */
function millpond_cart_calls() {
	return millpond_session() ? millpond_session()->get( 'millpond_cart', array() ) : array();
}

/** The same, taken out, so that it is told once. */
function millpond_take_cart_calls() {
	$calls = millpond_cart_calls();
	if ( $calls ) {
		unset( millpond_session()->millpond_cart );
	}
	return $calls;
}

/**
 * Whether the browser shows the page that it asks for. The cart's own script reads pages without running what stands in
 * them, and a page fetched ahead may never be shown. Browsers inside apps send the app's name where scripts send theirs.
 */
function millpond_is_shown() {
	$sent = $_SERVER + array( 'HTTP_SEC_FETCH_DEST' => '', 'HTTP_X_REQUESTED_WITH' => '', 'HTTP_SEC_PURPOSE' => '' );
	return 'empty' !== $sent['HTTP_SEC_FETCH_DEST']
		&& 'xmlhttprequest' !== strtolower( $sent['HTTP_X_REQUESTED_WITH'] )
		&& '' === $sent['HTTP_SEC_PURPOSE'];
}

/** A page that tells of this visitor's cart is shown to nobody else. */
function millpond_keep_from_caches() {
	if ( millpond_is_shown() && millpond_cart_calls() ) {
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
		nocache_headers();
	}
}

/** What happened to the cart since the last page, ahead of what this page tells, such as that the checkout begins. */
function millpond_tell_cart() {
	if ( ! millpond_is_set_up() || ! millpond_is_shown() ) {
		return;
	}
	foreach ( millpond_take_cart_calls() as $call ) {
		millpond_call( ...$call );
	}
}

/**
 * Gives what the cart has to tell to the buttons that change the cart without a new page. Only to them: other scripts ask
 * for the cart, too, and tell nothing. After an add that leads to the cart's page, that page tells.
 */
function millpond_answer_button( $fragments ) {
	$button = isset( $_GET['wc-ajax'] ) ? $_GET['wc-ajax'] : '';
	$stays  = 'remove_from_cart' === $button
		|| ( 'add_to_cart' === $button && 'yes' !== get_option( 'woocommerce_cart_redirect_after_add' ) );
	$calls  = $stays ? millpond_take_cart_calls() : array();
	// WooCommerce looks for an element of this name to replace, and finds none.
	return $calls ? array( 'millpond-cart' => wp_json_encode( $calls ) ) + $fragments : $fragments;
}

/** Tells what a button's answer has to tell, once: WooCommerce keeps answers, and themes announce them again. */
function millpond_hear_buttons() {
	if ( ! millpond_is_set_up() ) {
		return;
	}
	wp_print_inline_script_tag(
		MILLPOND_WAITING . "document.addEventListener('DOMContentLoaded',function(){"
		. "window.jQuery&&jQuery(document.body).on('added_to_cart removed_from_cart',function(event,fragments){"
		. "var calls=fragments&&fragments['millpond-cart'];if(!calls)return;delete fragments['millpond-cart'];"
		. 'JSON.parse(calls).forEach(function(call){millpond.apply(null,call)})})});'
	);
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
		MILLPOND_WAITING . 'millpond(...' . $json . ');'
	);
}
