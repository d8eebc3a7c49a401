/**
 * Makes up the data of the five systems: customers of hidden archetypes, what they do over time, and the dirt that real
 * exports have. The same options give the same bytes, on any number of threads.
 */
@NullMarked
package crmbet.core.generate;

import org.jspecify.annotations.NullMarked;
