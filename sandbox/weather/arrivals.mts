/** After how many milliseconds a delivery arrives: never, once, or more often. */
export type Arrivals = readonly number[];

export type DeliveryWeather = () => Arrivals;
