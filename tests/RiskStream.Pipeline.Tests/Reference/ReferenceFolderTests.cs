using System.IO.Compression;
using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Pipeline.Tests.Reference;

/// <summary>Every list from its file, and every mistake with its remedy.</summary>
public sealed class ReferenceFolderTests : IDisposable
{
    private static readonly CivilDay Day = CivilDay.From(new DateOnly(2026, 3, 1));

    private readonly string _folder = Directory.CreateTempSubdirectory("riskstream-lists-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lists_of_persons_are_read()
    {
        Write("key_person", """{"validity":{"valid_from":"2026-01-01","valid_to":"2026-06-01","version":"3"},"psn_key":"p","reason":"r"}""");
        Write("deceased_person", """{"psn_key":"p","death_date":"2026-02-01","source":"cremation"}""");
        Write("third_party_liability", """{"psn_key":"p","case_no":"C","accident_date":"2026-02-02"}""");

        var data = Read().Data;

        Assert.Equal("3", data.Versions["key_person"]);
        Assert.True(data.IsKeyPerson(new BeneficiaryId("p"), Day));
        Assert.Equal(Day - 28, data.Deceased.On("p", Day)!.DiedOn);
        Assert.Equal(Day - 27, data.Liabilities.On("p|C", Day)!.AccidentOn);
    }

    [Fact]
    public void Lists_of_institutions_are_read()
    {
        Write("institution_registry", """
            {"fixmedins_code":"H1","axis":"clinic","hosp_lv":"3","specialty":"general","bed_cnt":5,"lat":30.5,"lon":104.1,"tills":2,"admdvs":"511602","bloc_fixmedins_code":"B","credit_grade":"A","agreement_status":"suspended","opens":"08:00","closes":"20:30","dr_cnt":6}
            """.Trim());
        Write("practitioner_registry", """{"dr_code":"D","fixmedins_codes":["H1","-"],"points":9,"eligibility":"terminated"}""");
        Write("calendar", """{"day":"2026-03-01","kind":"screening","fixmedins_code":"null"}""");
        Write("group_budget", """{"fixmedins_code":"H1","kind":"dip","budget_fen":"100","points_e4":"7"}""");

        var data = Read().Data;

        var institution = data.InstitutionOn(new ProviderId("H1"), Day);
        Assert.Equal((RuleAxis.Clinic, 2, "B", Standing.Suspended), (institution.Axis, institution.Tills, institution.Bloc, institution.Agreement));
        Assert.Equal((30.5, 104.1, 5, "20:30", 6), (institution.Latitude, institution.Longitude, institution.Beds, institution.Closes, institution.Doctors));
        Assert.Equal(["H1"], data.Practitioners.On("D", Day)!.Providers.All);
        Assert.True(data.IsCalendarDay(Day, "screening", new ProviderId("H9")));
        Assert.Equal(100, data.Budgets.On("H1|dip", Day)!.Budget.Fen);
    }

    [Fact]
    public void Lists_of_items_are_read()
    {
        Write("std_minutes", """{"med_list_codg":"X","minutes_e4":300000}""");
        Write("key_drug_consumable", """{"med_list_codg":"X"}""");
        Write("price_limit", """{"med_list_codg":"X","lmtpric_hosp_lv":"3","pric_uplmt_e6":"1500000"}""");
        Write("exclusive_pair", """{"first_med_list_codg":"X","second_med_list_codg":"Y","within":"day"}""");
        Write("charge_bundle", """{"med_list_codg":"X","included_med_list_codgs":["Y"]}""");
        Write("frequency_cap", """{"med_list_codg":"X","per":"day","cnt_e4":"20000"}""");
        Write("payment_restriction", """{"med_list_codg":"X","diag_prefixes":["I10"],"gend":"2","age_from":18,"age_to":60}""");
        Write("substitution_group", """{"group_id":"G","med_list_codgs":["X","Y"]}""");
        Write("vbp_catalogue", """{"med_list_codg":"X","batch":"7","selected":true,"pric_e6":"1"}""");
        Write("chronic_disease_drug_map", """{"dise_no":"M1","med_list_codgs":["X"]}""");
        Write("exclusion_set", """{"set_id":"EX-1","diag_prefixes":["Z49"]}""");

        var data = Read().Data;

        Assert.NotNull(data.KeyDrugs.On("X", Day));
        Assert.Equal(1_500_000, data.PriceLimits.On("X|3", Day)!.MostE6);
        Assert.Equal("day", data.ExclusivePairs.On("X|Y", Day)!.Within);
        Assert.True(data.Bundles.On("X", Day)!.Included.Contains("Y"));
        Assert.Equal(20_000, data.FrequencyCaps.On("X|day", Day)!.MostE4);
        Assert.Equal(300_000, data.StandardMinutes.On("X", Day)!.MinutesE4);
        Assert.Equal(("2", 18, 60), (data.Restrictions.On("X", Day)!.Gender, data.Restrictions.On("X", Day)!.AgeFrom, data.Restrictions.On("X", Day)!.AgeTo));
        Assert.Equal(["X", "Y"], data.Substitutions.On("G", Day)!.Items.All);
        Assert.True(data.Procured.On("X|7", Day)!.Selected);
        Assert.True(data.ChronicDrugs.On("M1", Day)!.Items.Contains("X"));
        Assert.True(data.Exclusions.On("EX-1", Day)!.Diagnoses.Contains("Z49"));
    }

    [Fact]
    public void A_compressed_list_is_read_too()
    {
        using (var zip = new GZipStream(File.Create(Path.Combine(_folder, "key_person.ndjson.gz")), CompressionMode.Compress))
        {
            zip.Write(Encoding.UTF8.GetBytes("{\"psn_key\":\"p\"}\n"));
        }

        Assert.Single(Read().Data.KeyPersons.All);
    }

    [Theory]
    [InlineData("key_person", """{"psn_key":"null"}""", "key_person//: psn_key is absent; key_person needs it")]
    [InlineData("deceased_person", """{"psn_key":"p"}""", "deceased_person/p/: death_date is absent; deceased_person needs it")]
    [InlineData(
        "deceased_person",
        """{"psn_key":"p","death_date":"2026-02-30"}""",
        "deceased_person/p/: death_date is \"2026-02-30\"; it must be a day from 1990-01-01 to 2199-12-31, written as yyyy-MM-dd")]
    [InlineData(
        "third_party_liability",
        """{"psn_key":"p","case_no":"-","accident_date":"2026-01-01"}""",
        "third_party_liability/p|/: case_no is absent; third_party_liability needs it")]
    [InlineData(
        "institution_registry",
        """{"fixmedins_code":"H1","axis":"clinic","opens":"8"}""",
        "institution_registry/H1/: opens is \"8\"; write it as HH:mm")]
    [InlineData(
        "institution_registry",
        """{"fixmedins_code":"H1","axis":"clinic","tills":-1}""",
        "institution_registry/H1/: tills is -1; it must be 0 to 1000, in the contract's unit")]
    [InlineData(
        "practitioner_registry",
        """{"dr_code":"D","points":13}""",
        "practitioner_registry/D/: points is 13; it must be 0 to 12, in the contract's unit")]
    [InlineData(
        "calendar",
        """{"day":"2026-01-01","kind":"party"}""",
        "calendar/2026-01-01|party|/: kind is \"party\"; it must be one of holiday, screening, promotion")]
    [InlineData(
        "group_budget",
        """{"fixmedins_code":"H1","kind":"dip","budget_fen":"-5"}""",
        "group_budget/H1|dip/: budget_fen is -5; it must be 0 to 100000000000000, in the contract's unit")]
    [InlineData("key_drug_consumable", "{}", "key_drug_consumable//: med_list_codg is absent; key_drug_consumable needs it")]
    [InlineData(
        "price_limit",
        """{"med_list_codg":"X"}""",
        "price_limit/X|/: pric_uplmt_e6 is 0; it must be 1 to 100000000000000, in the contract's unit")]
    [InlineData(
        "exclusive_pair",
        """{"first_med_list_codg":"X","second_med_list_codg":"Y","within":"year"}""",
        "exclusive_pair/X|Y/: within is \"year\"; it must be one of encounter, day")]
    [InlineData(
        "charge_bundle", """{"med_list_codg":"X","included_med_list_codgs":["-"]}""", "charge_bundle/X/: included_med_list_codgs is absent; charge_bundle needs it")]
    [InlineData(
        "frequency_cap", """{"med_list_codg":"X","per":"day"}""", "frequency_cap/X|day/: none of cnt_e4, hourly, exam_group says anything; frequency_cap needs one of them")]
    [InlineData(
        "payment_restriction", """{"med_list_codg":"X","gend":"9"}""", "payment_restriction/X/: gend is \"9\"; it must be one of 1, 2")]
    [InlineData("substitution_group", """{"group_id":"G"}""", "substitution_group/G/: med_list_codgs is absent; substitution_group needs it")]
    [InlineData("vbp_catalogue", """{"med_list_codg":"X"}""", "vbp_catalogue/X|/: batch is absent; vbp_catalogue needs it")]
    [InlineData(
        "chronic_disease_drug_map", """{"dise_no":"M1"}""", "chronic_disease_drug_map/M1/: med_list_codgs is absent; chronic_disease_drug_map needs it")]
    [InlineData("exclusion_set", """{"set_id":""}""", "exclusion_set//: set_id is absent; exclusion_set needs it")]
    [InlineData(
        "key_person",
        """{"psn_key":"p","validity":{"valid_from":"2026-02-01","valid_to":"2026-02-01"}}""",
        "key_person/p/2026-02-01: validity.valid_to is 2026-02-01, not after valid_from 2026-02-01; valid_to is the first day after the span")]
    public void A_mistake_is_named_with_list_key_field_value_bound_and_remedy(string list, string line, string error)
    {
        Write(list, line);

        Assert.Equal([$"{list}.ndjson(1): {error}"], ReferenceFolder.Read(_folder).Errors);
    }

    [Fact]
    public void All_mistakes_of_all_lists_are_told_at_once_and_nothing_is_returned()
    {
        Write("key_person", """{"psn_key":"p"}""", "no json", """{"psn_key":""}""");
        Write("frequency_cap", """{"med_list_codg":"X","per":"hour","cnt_e4":"0"}""");

        var content = ReferenceFolder.Read(_folder);

        Assert.Equal(4, content.Errors.Count);
        Assert.Empty(content.Lists.Entries);
    }

    [Fact]
    public void One_key_and_first_day_may_say_only_one_thing()
    {
        Write("key_person", """{"psn_key":"p","reason":"a"}""", """{"psn_key":"p","reason":"a"}""", """{"psn_key":"p","reason":"b"}""");

        Assert.Equal(
            ["key_person.ndjson(3): key_person/p/ is given in key_person.ndjson(2) too, with other content; give each key and valid_from once"],
            ReferenceFolder.Read(_folder).Errors);
    }

    [Fact]
    public void What_is_stored_comes_back_with_the_same_digest()
    {
        Write("key_person", """{"psn_key":"p","reason":"甲"}""");
        Write("calendar", """{"day":"2026-03-01","kind":"holiday"}""");
        var lists = Read();

        var again = ReferenceSnapshot.Decode(lists.Encode());

        Assert.Equal(lists.Data.Digest, again.Data.Digest);
        Assert.Equal(lists.Entries.Keys, again.Entries.Keys);
    }

    private void Write(string list, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, list + ".ndjson"), lines);

    private ReferenceSnapshot Read()
    {
        var content = ReferenceFolder.Read(_folder);
        Assert.Empty(content.Errors);
        return content.Lists;
    }
}
