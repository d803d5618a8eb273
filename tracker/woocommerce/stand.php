<?php
// Stands in for WordPress and WooCommerce in the test of millpond.php: each function does what its documentation says.
const ABSPATH = '/';
const MILLPOND_SCRIPT = 'https://shop.example/a"b/millpond.js';
const MILLPOND_KEY = 'key"><script>';

function add_action( $hook, $act, $priority = 10 ) {
	$GLOBALS['acts'][ $hook ][ $priority ] = $act;
}
function add_filter( $hook, $act ) {
	$GLOBALS['filters'][ $hook ] = $act;
}
function nocache_headers() {
	echo "not kept\n";
}
function get_option( $name ) {
	return $GLOBALS['options'][ $name ] ?? '';
}
function apply_filters( $name, $value ) {
	return $value;
}
function esc_attr( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_url( $url ) {
	return str_replace( array( '"', "'", '<', '>' ), '', $url );
}
function wp_json_encode( $value, $flags = 0 ) {
	return json_encode( $value, $flags );
}
function wp_print_inline_script_tag( $script ) {
	echo '<script>' . $script . "</script>\n";
}
function wc_format_decimal( $number, $decimals ) {
	return number_format( (float) $number, $decimals, '.', '' );
}
function wc_get_price_decimals() {
	return 2;
}
function get_woocommerce_currency() {
	return 'EUR';
}

/** Answers each getter by what it was made with. */
class Stand {
	public $facts;
	public function __construct( $facts ) {
		$this->facts = $facts;
	}
	public function __call( $name, $args ) {
		return $this->facts[ substr( $name, 4 ) ] ?? null;
	}
}
class WC_Product extends Stand {
	public function is_type( $type ) {
		return 'variable' === $type && ! empty( $this->facts['variable'] );
	}
}
class WC_Order extends Stand {
	public function has_status( $status ) {
		return $status === $this->facts['status'];
	}
	public function get_meta( $name ) {
		return $this->facts['meta'][ $name ] ?? '';
	}
	public function update_meta_data( $name, $value ) {
		$this->facts['meta'][ $name ] = $value;
	}
}
function wc_get_order( $id ) {
	return $GLOBALS['orders'][ $id ] ?? false;
}
class Cart extends Stand {
	public function get_cart_item( $key ) {
		return $this->facts['cart'][ $key ] ?? array();
	}
}
class Session {
	private $data = array();
	public function get( $key, $default = null ) {
		return $this->data[ $key ] ?? $default;
	}
	public function set( $key, $value ) {
		$this->data[ $key ] = $value;
	}
	public function __unset( $key ) {
		unset( $this->data[ $key ] );
	}
}
function WC() {
	static $shop;
	$shop = $shop ?? (object) array( 'cart' => new Cart( array( 'cart' => $GLOBALS['cart'] ) ), 'session' => new Session() );
	return $shop;
}

$evil    = new WC_Product( array( 'id' => 7, 'sku' => 'L-1', 'name' => '"Lamp" </script><b>\'&', 'price' => '19.9' ) );
$product = $evil;
$variant = new WC_Product( array( 'id' => 12, 'parent_id' => 9, 'sku' => 'M-R', 'name' => 'Mug, red', 'price' => '8' ) );
$cart    = array( 'lamp' => array( 'data' => $evil, 'quantity' => 2 ), 'mug' => array( 'data' => $variant, 'quantity' => 1 ) );
$item    = new Stand( array( 'name' => $evil->facts['name'], 'product' => $evil, 'quantity' => 2 ) );
$facts   = array(
	'id' => 727, 'order_number' => '727', 'currency' => 'EUR', 'total' => '44.70', 'total_tax' => '7.14', 'shipping_total' => '4.90',
	'discount_total' => '0.00', 'coupon_codes' => array( 'ann10' ), 'customer_id' => 77, 'item_total' => 19.9, 'items' => array( $item ),
);
$orders  = array(
	1 => new WC_Order( $facts + array( 'status' => 'processing' ) ),
	2 => new WC_Order( $facts + array( 'status' => 'failed' ) ),
);

require __DIR__ . '/millpond.php';
// NAME=value is a header of the request, ?name=value of its address, !name=value a setting; all else is a hook with what it is given.
foreach ( array_slice( $argv, 1 ) as $call ) {
	if ( preg_match( '/^([?!]?)([\w-]+)=(.*)$/', $call, $part ) ) {
		$into = array( '' => '_SERVER', '?' => '_GET', '!' => 'options' );
		$GLOBALS[ $into[ $part[1] ] ][ $part[2] ] = $part[3];
		continue;
	}
	$given = array_map( fn( $one ) => is_numeric( $one ) ? (int) $one : $one, explode( ':', $call ) );
	$hook  = array_shift( $given );
	if ( isset( $filters[ $hook ] ) ) {
		echo json_encode( $filters[ $hook ]( array( 'div.cart' => '<div class="cart"></div>' ) ) ) . "\n";
		continue;
	}
	ksort( $acts[ $hook ] );
	foreach ( $acts[ $hook ] as $act ) {
		$act( ...$given, ...array( WC()->cart ) );
	}
}
