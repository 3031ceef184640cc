import { formFields } from './fields.js';

const kinds = [
	{ name: 'firstName', label: 'First name', type: 'text', hint: '' },
	{ name: 'lastName', label: 'Last name', type: 'text', hint: '' },
	{ name: 'email', label: 'E-mail', type: 'email', hint: 'maya@example.com' },
	{ name: 'phone', label: 'Phone', type: 'tel', hint: '+1 613 450 5293' },
];

export const customerFields = () => formFields(kinds);
