package crmbet.core.generate;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names, places and addresses that look Brazilian and belong to nobody. */
final class People {
    private static final long PERSON = 2;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final double MINOR = 0.004;

    private static final List<String> FIRST = List.of(
            "Maria",
            "José",
            "Ana",
            "João",
            "Antônio",
            "Francisca",
            "Carlos",
            "Adriana",
            "Paulo",
            "Juliana",
            "Pedro",
            "Márcia",
            "Lucas",
            "Fernanda",
            "Luiz",
            "Patrícia",
            "Marcos",
            "Aline",
            "Gabriel",
            "Sandra",
            "Rafael",
            "Camila",
            "Daniel",
            "Amanda",
            "Marcelo",
            "Bruna",
            "Bruno",
            "Jéssica",
            "Eduardo",
            "Letícia",
            "Felipe",
            "Júlia",
            "Rodrigo",
            "Luciana",
            "Manoel",
            "Vanessa",
            "Mateus",
            "Mariana",
            "André",
            "Gabriela",
            "Fernando",
            "Valéria",
            "Fábio",
            "Tânia",
            "Leonardo",
            "Beatriz",
            "Gustavo",
            "Débora",
            "Guilherme",
            "Cláudia",
            "Leandro",
            "Sônia",
            "Tiago",
            "Raíssa",
            "Anderson",
            "Cecília",
            "Ricardo",
            "Larissa",
            "Márcio",
            "Helena",
            "Jorge",
            "Yasmin",
            "Sebastião",
            "Conceição",
            "Alexandre",
            "Rosângela",
            "Roberto",
            "Inês",
            "Edson",
            "Simone",
            "Diego",
            "Elisângela");

    private static final List<String> LAST = List.of(
            "Silva",
            "Santos",
            "Oliveira",
            "Souza",
            "Rodrigues",
            "Ferreira",
            "Alves",
            "Pereira",
            "Lima",
            "Gomes",
            "Costa",
            "Ribeiro",
            "Martins",
            "Carvalho",
            "Almeida",
            "Lopes",
            "Soares",
            "Fernandes",
            "Vieira",
            "Barbosa",
            "Rocha",
            "Dias",
            "Nascimento",
            "Andrade",
            "Moreira",
            "Nunes",
            "Marques",
            "Machado",
            "Mendes",
            "Freitas",
            "Cardoso",
            "Ramos",
            "Gonçalves",
            "Santana",
            "Teixeira",
            "Araújo",
            "Conceição",
            "Magalhães",
            "Simões",
            "Brandão",
            "Guimarães",
            "Assunção",
            "Damião",
            "Falcão",
            "Galvão",
            "Leão",
            "Queirós",
            "Vasconcelos");

    private static final List<Place> PLACES = List.of(
            new Place("São Paulo", "SP", "11"),
            new Place("Campinas", "SP", "19"),
            new Place("Ribeirão Preto", "SP", "16"),
            new Place("Rio de Janeiro", "RJ", "21"),
            new Place("Niterói", "RJ", "21"),
            new Place("Belo Horizonte", "MG", "31"),
            new Place("Uberlândia", "MG", "34"),
            new Place("Vitória", "ES", "27"),
            new Place("Curitiba", "PR", "41"),
            new Place("Londrina", "PR", "43"),
            new Place("Florianópolis", "SC", "48"),
            new Place("Joinville", "SC", "47"),
            new Place("Porto Alegre", "RS", "51"),
            new Place("Caxias do Sul", "RS", "54"),
            new Place("Brasília", "DF", "61"),
            new Place("Goiânia", "GO", "62"),
            new Place("Cuiabá", "MT", "65"),
            new Place("Campo Grande", "MS", "67"),
            new Place("Salvador", "BA", "71"),
            new Place("Aracaju", "SE", "79"),
            new Place("Maceió", "AL", "82"),
            new Place("Recife", "PE", "81"),
            new Place("João Pessoa", "PB", "83"),
            new Place("Natal", "RN", "84"),
            new Place("Fortaleza", "CE", "85"),
            new Place("Teresina", "PI", "86"),
            new Place("São Luís", "MA", "98"),
            new Place("Belém", "PA", "91"),
            new Place("Manaus", "AM", "92"));

    private final GenerateOptions options;

    People(GenerateOptions options) {
        this.options = options;
    }

    Person person(int index) {
        Dice dice = Dice.of(options.seed(), PERSON, index);
        String first = dice.of(FIRST);
        String last = dice.of(LAST);
        String name = dice.chance(0.6) ? first + ' ' + dice.of(LAST) + ' ' + last : first + ' ' + last;
        Place place = dice.of(PLACES);
        // example.com and its kin are reserved: a message sent there reaches nobody.
        String email = plain(first)
                + '.'
                + plain(last)
                + index
                + dice.of(List.of("@example.com", "@example.org", "@example.net"));
        String phone = "+55" + place.areaCode() + "9" + (10_000_000 + dice.below(90_000_000));
        double age = dice.chance(MINOR) ? dice.between(14, 17.5) : Math.clamp(36 + 12 * dice.gaussian(), 18.5, 88);
        long born = options.until().toEpochDay() - (long) (age * 365.25);
        return new Person(name, email, phone, born, place.city(), place.state());
    }

    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** @param born day since 1970 */
    record Person(String name, String email, String phone, long born, String city, String state) {}

    private record Place(String city, String state, String areaCode) {}
}
