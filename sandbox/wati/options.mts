import { scaledClock, type Clock } from '../clock.mts';

/**
 * What no public source settles, or what sources contradict each other about. The product must
 * survive every position.
 */
export interface WatiSwitches {
	/** v3 POST on a number that exists. One integrator reports an update; Wati is silent. */
	postOnKnownNumber: 'updates' | 'updatesName' | 'fails';
	/** What v3 PUT does to the parameters that it does not name. */
	put: 'merges' | 'replaces';
	/** An empty parameter value: field reports say both "clears" and "is refused". */
	emptyValue: 'accepted' | 'rejected' | 'ignored' | 'removes';
	/** The parameter that also sets Allow campaign. Documented: none. */
	allowCampaignParameter: string | null;
	/** Whether `Email` and `email` are two attributes. */
	parameterNamesAreCaseSensitive: boolean;
	/** v3 GET of a contact that does not exist. Wati lists no 404. */
	unknownContact: 'notFound404' | 'badRequest400' | 'emptyBody200' | 'nullBody200' | 'nullId200';
	/** A PUT that names a contact that does not exist. The last two write nothing at all. */
	unknownTargetInPut: 'leftOut' | 'failsAll400' | 'createsNothing500';
	/** Whether v3 answers carry `phone` with a plus. `wa_id` never does. */
	phonePlus: boolean;
	/** Whether v3 lists `name` and `phone` among the parameters. v1 is known to. */
	echoesNameAndPhoneAsParams: boolean;
	/** Limits of attributes. None is documented; above them the request is refused. */
	maxValueLength: number | null;
	maxNameLength: number | null;
	attributeNamePattern: RegExp | null;
	/** Whether a contact without parameters answers null (the schema allows it, 2.1) or []. */
	customParamsNullWhenEmpty: boolean;
	/** The legacy contact endpoints: a new token may lack them. */
	v1: 'available' | 'forbidden403' | 'absent404';
	/** Seconds in the Retry-After of a 429. Wati documents no such header. */
	rateLimitRetryAfter: number | null;
	/** Whether an attribute written through the API moves `last_updated`. A message always does. */
	attributeWriteMovesLastUpdated: boolean;
	/** v3 below the tenant: Wati says no, some integrators do it. */
	tenantInV3Path: 'works' | 'refused404';
	/** Wati's own rule that STOP clears Allow campaign and START sets it. Accounts may turn it off. */
	unsubscribeRule: 'on' | 'off';
	/** Whether the rule is done before a message's webhooks go out, or after their first answers. */
	unsubscribeRuleWhen: 'beforeWebhooks' | 'afterWebhooks';
	/**
	 * Whether what stands on a tapped button or row is also the `text`. One integrator saw so, of
	 * an interactive button; others read the reply because the text is empty.
	 */
	tappedText: 'none' | 'repeated';
	/** Whether a contact that a message made can be read when its webhook arrives. */
	newContactVisible: 'atOnce' | 'afterFirstLook';
	/**
	 * The order of lists. Wati promises none; integrators saw one by name. In the two others too a
	 * contact moves when somebody before it comes or goes.
	 */
	listOrder: 'byName' | 'newestFirst' | 'byId';
	/** What v3's count counts: all that is listed, or who has a number on WhatsApp. */
	contactsCount: 'everybody' | 'whatsAppNumbers' | 'absent404';
	/** What Wati's own import page does with a number that is a contact already. */
	importOfKnownNumber: 'updates' | 'skips';
	/** The scope that the list of channels needs. Wati names none. */
	channelsScope: 'contactsv3:read' | 'conversationsv3:read';
	/** Refused webhook registrations come as 400 or as 200 with `ok: false`. */
	webhookRefusal: 400 | 200;
	/** How a registration answers status 1: Wati's page calls both 1 and 0 the active one. */
	registeredStatus: 'asSent' | 'zeroForActive';
	/** How many webhooks an account may have. The cap exists, its value is unknown. */
	webhookCap: number;
}

export interface WatiChannel {
	readonly id: string;
	readonly name: string;
	readonly number: string;
}

export interface WatiOptions {
	/** 0 takes any free port of 127.0.0.1. */
	readonly port: number;
	readonly clock: Clock;
	readonly tenantId: string;
	/** The default one, through which everybody writes. */
	readonly channel: WatiChannel;
	readonly otherChannels: readonly WatiChannel[];
	token: string;
	/** `api` covers all; otherwise as in 1.1: `contactsv3:read`, `contacts:write` … */
	scopes: readonly string[];
	/** Per endpoint family. Wati names v1's only; all of v3's contact calls share one. Null: off. */
	requestsPer10Seconds: number | null;
	/** Growth 10,000, Pro 200,000, Business 20,000,000. Starts anew on the 1st. Null: off. */
	monthlyQuota: number | null;
	/** The only values that `contact_owner` takes. */
	agents: readonly string[];
	/** The only teams that a contact can be assigned to. */
	teams: readonly string[];
	readonly switches: WatiSwitches;
}

export type WatiSettings = Partial<Omit<WatiOptions, 'switches'>> & {
	readonly switches?: Partial<WatiSwitches>;
};

export function watiOptions({ switches, ...settings }: WatiSettings): WatiOptions {
	return {
		port: 0,
		clock: scaledClock(),
		tenantId: '10012',
		channel: { id: '687f6cf72b1ccf26eda76fce', name: 'Main', number: '16509379611' },
		otherChannels: [],
		token: 'wati_7d0e8a52-4c1b-4a8e-9a43-1f0f6f2b3c55.sandbox',
		scopes: ['api'],
		requestsPer10Seconds: 10,
		monthlyQuota: null,
		agents: ['Asha Agent'],
		teams: ['Sales', 'Support'],
		...settings,
		switches: {
			postOnKnownNumber: 'updates',
			put: 'merges',
			emptyValue: 'accepted',
			allowCampaignParameter: null,
			parameterNamesAreCaseSensitive: true,
			unknownContact: 'notFound404',
			unknownTargetInPut: 'leftOut',
			phonePlus: true,
			echoesNameAndPhoneAsParams: false,
			maxValueLength: null,
			maxNameLength: null,
			attributeNamePattern: null,
			customParamsNullWhenEmpty: false,
			v1: 'available',
			rateLimitRetryAfter: null,
			attributeWriteMovesLastUpdated: true,
			tenantInV3Path: 'refused404',
			unsubscribeRule: 'on',
			unsubscribeRuleWhen: 'beforeWebhooks',
			tappedText: 'none',
			newContactVisible: 'atOnce',
			listOrder: 'byName',
			contactsCount: 'everybody',
			importOfKnownNumber: 'updates',
			channelsScope: 'conversationsv3:read',
			webhookRefusal: 400,
			registeredStatus: 'asSent',
			webhookCap: 5,
			...switches,
		},
	};
}
