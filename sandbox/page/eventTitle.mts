const titles = new Map([
	['customers_create', 'Customer created'],
	['customers_update', 'Customer changed'],
	['customers_delete', 'Customer deleted'],
	['customers_merge', 'Customers merged'],
	['customer_tags_added', 'Tag added'],
	['customer_tags_removed', 'Tag removed'],
	['customers_email_marketing_consent_update', 'E-mail consent changed'],
	['customers_marketing_consent_update', 'SMS consent changed'],
	['customers_whats_app_marketing_consent_update', 'WhatsApp consent changed'],
	['newcontactmessagereceived', 'First message of a new contact'],
	['message', 'A message on WhatsApp'],
]);

/** Shopify spells one topic in three ways: `customer.tags_added`, `customer/…`, `CUSTOMER_…`. */
export function eventTitle(topic: string): string {
	const spelling = topic
		.replace(/[^a-z]+/gi, '_')
		.toLowerCase()
		.replace(/_(?:v|bsuid).*$/, '');
	return titles.get(spelling) ?? topic;
}
