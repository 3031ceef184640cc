/** From now on it is this moment, for the product and the services; time goes on from there. */
export function itIs(moment: string): void {
	const begin = Date.parse(moment);
	const started = performance.now();
	jest.spyOn(Date, 'now').mockImplementation(() => begin + Math.floor(performance.now() - started));
}
